/** Placeholder. */
package io.niffler.gateway;
