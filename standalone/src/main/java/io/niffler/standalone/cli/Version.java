package io.niffler.standalone.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar this runs from. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Niffler.class.getPackage().getImplementationVersion();
        return new String[] {"niffler " + (version == null ? "(not from a jar)" : version)};
    }
}
