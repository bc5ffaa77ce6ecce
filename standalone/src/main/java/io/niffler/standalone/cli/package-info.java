/** The {@code niffler} command line. */
package io.niffler.standalone.cli;
