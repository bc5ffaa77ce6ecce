package io.niffler.standalone.cli;

import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.ScuConfig;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that talks DICOM to somebody needs. */
final class ScuOptions {
    @Parameters(
            index = "0",
            paramLabel = "HOST:PORT",
            converter = Peer.Converter.class,
            description = "The DICOM node.")
    private Peer peer;

    @Option(
            names = "--aet",
            paramLabel = "TITLE",
            defaultValue = "NIFFLER",
            description = "Our AE title (${DEFAULT-VALUE}).")
    private String callingAe;

    @Option(
            names = "--called",
            paramLabel = "TITLE",
            defaultValue = "NIFFLER",
            description = "The node's AE title (${DEFAULT-VALUE}).")
    private String calledAe;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "niffler",
            hidden = true,
            description = "The DICOM network implementation (${DEFAULT-VALUE}).")
    private String network;

    Peer peer() {
        return peer;
    }

    String calledAe() {
        return calledAe;
    }

    ScuConfig config() throws UsageException {
        try {
            return ScuConfig.builder(peer.host(), peer.port())
                    .callingAe(callingAe)
                    .calledAe(calledAe)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    DicomToolkit toolkit() throws UsageException {
        try {
            return DicomToolkit.named(network);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
