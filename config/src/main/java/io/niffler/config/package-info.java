/**
 * The one {@code niffler.yaml}: typed settings, where each value came from, errors that name the remedy.
 *
 * <p>A module lists its keys as {@link io.niffler.config.Setting} constants; {@link io.niffler.config.Settings} holds
 * what was written on the command line, in the environment and in the file.
 */
package io.niffler.config;
