/**
 * Where a retrieved instance is kept in a folder, {@link io.niffler.gateway.extraction.storage.FilePath}, and what keeps it there,
 * {@link io.niffler.gateway.extraction.storage.FolderStore}.
 */
package io.niffler.gateway.extraction.storage;
