package io.niffler.gateway.extraction.request;

import io.niffler.config.Setting;
import io.niffler.gateway.extraction.storage.FilePath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The keys of {@code niffler.yaml} that tell what is extracted; those of the original stand for the same, see {@link OriginalKey}. */
public final class ExtractSettings {
    private static final int LAST_HOUR = 23;
    private static final int MAX_RUNS = 1_000;
    private static final int MAX_PARALLEL = 64;
    private static final int MAX_ATTEMPTS = 1_000;
    private static final int MAX_REQUESTS = 60_000;
    private static final int USUAL_SMTP_PORT = 25;
    private static final int MAX_PORT = 65_535;

    public static final Setting<String> PACS =
            Setting.ofString("extract.pacs", "", "the PACS that is asked, AET@HOST:PORT");

    public static final Setting<String> OWN_AE = Setting.ofString(
            "extract.own-ae", "NIFFLER", "the AE title that asks; AET:PORT to receive images on that port as well");

    public static final Setting<String> DESTINATION_AE = Setting.ofString(
            "extract.destination-ae", "", "the AE title that the PACS sends images to; empty for the gateway's");

    public static final Setting<RetrieveWay> RETRIEVE = Setting.ofEnum(
            "extract.retrieve",
            RetrieveWay.class,
            RetrieveWay.MOVE,
            "move: the PACS sends to an AE title that it knows; get: over our own association");

    public static final Setting<ImagePlace> DESTINATION = Setting.ofEnum(
            "extract.destination",
            ImagePlace.class,
            ImagePlace.AUTO,
            "gateway, folder or both; auto: folder when own-ae has a port and is the destination-ae, else gateway");

    public static final Setting<List<String>> GET_SOP_CLASSES = Setting.ofList(
            "extract.get-sop-classes", "", "SOP class UIDs that get may bring, most wanted first; empty for the usual");

    public static final Setting<List<String>> GET_TRANSFER_SYNTAXES = Setting.ofList(
            "extract.get-transfer-syntaxes",
            "",
            "UIDs of transfer syntaxes that get brings without conversion; empty for the usual");

    public static final Setting<Boolean> TLS_ENABLED =
            Setting.ofBoolean("extract.tls.enabled", false, "whether associations to the PACS are secured by TLS");

    public static final Setting<Path> TLS_TRUST = Setting.ofPath(
            "extract.tls.trust", "", "PEM or PKCS #12 file of trusted certificates; empty for those that Java trusts");

    public static final Setting<Path> TLS_KEY = Setting.ofPath(
            "extract.tls.key", "", "PEM or PKCS #12 file of our key and its certificate, for a PACS that asks for it");

    public static final Setting<Path> TLS_PASSWORD_FILE =
            Setting.ofPath("extract.tls.password-file", "", "a file with the password of the PKCS #12 files");

    public static final Setting<Boolean> TLS_VERIFY_HOST_NAME = Setting.ofBoolean(
            "extract.tls.verify-host-name", true, "whether the certificate of the PACS must be for its host name");

    public static final Setting<ExtractMode> MODE = Setting.ofEnum(
            "extract.mode",
            ExtractMode.class,
            ExtractMode.IMAGES,
            "images, or only a table of the studies: find-only, find-detailed");

    public static final Setting<Path> CSV =
            Setting.ofPath("extract.csv", "", "the CSV file with a header and one query per row");

    public static final Setting<List<String>> ATTRIBUTES = Setting.ofList(
            "extract.attributes", "PatientID:0", "1 to 3 attributes that are asked for, each with its column from 0");

    public static final Setting<String> DATE_FORMAT =
            Setting.ofString("extract.date-format", "%Y%m%d", "how dates are written in the file, as for strptime");

    public static final Setting<Boolean> LONG_ACCESSION = Setting.ofBoolean(
            "extract.long-accession",
            false,
            "whether accession numbers of more than 16 characters lose the eighth and ninth");

    public static final Setting<Boolean> ALLOW_WILDCARDS = Setting.ofBoolean(
            "extract.allow-wildcards", false, "whether * and ? and empty cells, which match more, are asked for");

    public static final Setting<Path> STORAGE_FOLDER = Setting.ofPath(
            "extract.storage-folder", "", "the folder for images and tables; empty when images only go to Kafka");

    public static final Setting<String> FILE_PATH = Setting.ofString(
            "extract.file-path", FilePath.DEFAULT, "where below that folder an image goes, by its attributes");

    public static final Setting<Boolean> NIGHTLY_ONLY = Setting.ofBoolean(
            "extract.nightly-only", false, "whether nothing is asked but between the two hours that follow");

    public static final Setting<Integer> START_HOUR =
            Setting.ofInt("extract.start-hour", 19, 0, LAST_HOUR, "the hour at which the night begins");

    public static final Setting<Integer> END_HOUR =
            Setting.ofInt("extract.end-hour", 7, 0, LAST_HOUR, "the hour at which the night is over");

    public static final Setting<Integer> PARALLEL = Setting.ofInt(
            "extract.parallel", 4, 1, MAX_PARALLEL, "how many associations to the PACS there are at once");

    public static final Setting<Integer> ATTEMPTS = Setting.ofInt(
            "extract.attempts", 5, 1, MAX_ATTEMPTS, "how often a query or a study is asked for in one run");

    public static final Setting<Duration> RETRY_PAUSE = Setting.ofDuration(
            "extract.retry-pause",
            "5s",
            "pause before the second attempt; each further one doubles it, up to extract.longest-retry-pause");

    public static final Setting<Duration> LONGEST_RETRY_PAUSE =
            Setting.ofDuration("extract.longest-retry-pause", "5m", "the longest pause between two attempts");

    public static final Setting<Duration> STALL_TIMEOUT = Setting.ofDuration(
            "extract.stall-timeout",
            "2m",
            "after how long without progress a retrieval is cancelled, to be tried again");

    public static final Setting<Duration> ARRIVAL_TIMEOUT = Setting.ofDuration(
            "extract.arrival-timeout",
            "30s",
            "how long instances that the PACS says it has sent may take to be in Kafka");

    public static final Setting<Duration> PATIENCE = Setting.ofDuration(
            "extract.patience",
            "1h",
            "how long a PACS is waited for that is away or only says that it is busy, before the run ends");

    public static final Setting<Integer> REQUESTS_PER_MINUTE = Setting.ofInt(
            "extract.requests-per-minute",
            0,
            0,
            MAX_REQUESTS,
            "how many queries and retrievals may begin in a minute, at even intervals; 0 for any number");

    public static final Setting<Integer> ID =
            Setting.ofInt("extract.id", 1, 1, MAX_RUNS, "the number of this run among those at the same time");

    public static final Setting<Integer> MAX_PROCESSES =
            Setting.ofInt("extract.max-processes", 1, 1, MAX_RUNS, "how many runs there may be at the same time");

    public static final Setting<Boolean> SEND_EMAIL =
            Setting.ofBoolean("extract.send-email", false, "whether an e-mail tells the end");

    public static final Setting<String> EMAIL = Setting.ofString("extract.email", "", "whom that e-mail goes to");

    public static final Setting<String> SMTP_HOST =
            Setting.ofString("extract.smtp-host", "localhost", "the mail server that takes it, without a password");

    public static final Setting<Integer> SMTP_PORT =
            Setting.ofInt("extract.smtp-port", USUAL_SMTP_PORT, 1, MAX_PORT, "the port of that server");

    public static final Setting<String> SMTP_FROM = Setting.ofString(
            "extract.smtp-from", "", "whom that e-mail comes from; empty for the address that it goes to");

    public static final List<Setting<?>> ALL = List.of(
            PACS,
            OWN_AE,
            DESTINATION_AE,
            RETRIEVE,
            DESTINATION,
            GET_SOP_CLASSES,
            GET_TRANSFER_SYNTAXES,
            TLS_ENABLED,
            TLS_TRUST,
            TLS_KEY,
            TLS_PASSWORD_FILE,
            TLS_VERIFY_HOST_NAME,
            MODE,
            CSV,
            ATTRIBUTES,
            DATE_FORMAT,
            LONG_ACCESSION,
            ALLOW_WILDCARDS,
            STORAGE_FOLDER,
            FILE_PATH,
            NIGHTLY_ONLY,
            START_HOUR,
            END_HOUR,
            PARALLEL,
            ATTEMPTS,
            RETRY_PAUSE,
            LONGEST_RETRY_PAUSE,
            STALL_TIMEOUT,
            ARRIVAL_TIMEOUT,
            PATIENCE,
            REQUESTS_PER_MINUTE,
            ID,
            MAX_PROCESSES,
            SEND_EMAIL,
            EMAIL,
            SMTP_HOST,
            SMTP_PORT,
            SMTP_FROM);

    private ExtractSettings() {}
}
