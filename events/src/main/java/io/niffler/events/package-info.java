/** Placeholder. */
package io.niffler.events;
