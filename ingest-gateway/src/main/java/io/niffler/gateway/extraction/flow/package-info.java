/** The work of an extraction: which row is asked when, what of it arrived, and what is tried again. */
package io.niffler.gateway.extraction.flow;
