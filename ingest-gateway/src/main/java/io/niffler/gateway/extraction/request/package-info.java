/**
 * What is to be extracted: the original's {@code config.json} and {@code system.json} or our own settings become an
 * {@link io.niffler.gateway.extraction.request.ExtractRequest}, and each row of its CSV file becomes queries
 * ({@link io.niffler.gateway.extraction.request.QueryFile}) once all rows are known to be good.
 */
package io.niffler.gateway.extraction.request;
