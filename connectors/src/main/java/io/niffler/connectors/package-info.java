/** Placeholder. */
package io.niffler.connectors;
