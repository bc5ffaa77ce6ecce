/** Where a retrieved instance is kept in a folder: {@link io.niffler.gateway.extraction.storage.FilePath}. */
package io.niffler.gateway.extraction.storage;
