/** Placeholder. */
package io.niffler.config;
