package io.niffler.gateway.extraction.request;

import io.niffler.gateway.extraction.storage.FilePath;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files go.
 *
 * @param folder for images and tables; empty when there is none
 * @param filePath where below it an image goes
 */
public record Storage(Optional<Path> folder, FilePath filePath) {}
