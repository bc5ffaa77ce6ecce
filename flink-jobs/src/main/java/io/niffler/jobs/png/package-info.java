/**
 * The png job: {@code niffler.instances} to PNG files, documents of the collection {@code images} and events of {@code
 * niffler.images}. Pixels are decoded where the record is read; what goes on between operators is small.
 */
package io.niffler.jobs.png;
