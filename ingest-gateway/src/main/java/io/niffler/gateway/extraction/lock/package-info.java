/** Keeps files for one run at a time. */
package io.niffler.gateway.extraction.lock;
