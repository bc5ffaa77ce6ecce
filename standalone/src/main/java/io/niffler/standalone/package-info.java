/** Placeholder. */
package io.niffler.standalone;
