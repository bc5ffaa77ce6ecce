package io.niffler.dicom.net;

import io.niffler.dicom.data.Uids;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider for tests that keeps what happened: the digest of each instance, rejections, ends. */
public final class RecordingScp implements AutoCloseable, InstanceHandler, AssociationListener {
    /** SHA-256 of the bare data sets by SOP instance UID. */
    public final Map<String, String> digests = new ConcurrentHashMap<>();
    /** Requests in the order of arrival. */
    public final List<StoreRequest> requests = new CopyOnWriteArrayList<>();
    /** What the handler saw go wrong. */
    public final List<IOException> failures = new CopyOnWriteArrayList<>();

    /** Every answer to a C-STORE, in order. */
    public final List<StoreResult> answers = new CopyOnWriteArrayList<>();

    public final List<AssociationInfo> opened = new CopyOnWriteArrayList<>();
    public final List<Rejection> rejections = new CopyOnWriteArrayList<>();
    public final List<AssociationEnd> ends = new CopyOnWriteArrayList<>();
    public final List<AssociationEnd> drops = new CopyOnWriteArrayList<>();
    public final List<ProtocolErrorKind> protocolErrors = new CopyOnWriteArrayList<>();
    public final AtomicInteger echoes = new AtomicInteger();
    private final StorageScp scp;

    /** Starts with a handler that digests and answers Success. */
    public RecordingScp(ScpConfig config) throws IOException {
        this.scp = DicomToolkit.named("niffler").startStorageScp(config, this, this);
    }

    /** Starts with a handler of the test. */
    public RecordingScp(ScpConfig config, InstanceHandler handler) throws IOException {
        this.scp = DicomToolkit.named("niffler").startStorageScp(config, handler, this);
    }

    /** A configuration on a free port of the loopback address, with timeouts that suit tests. */
    public static ScpConfig.Builder config() {
        return ScpConfig.builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .associationRequestTimeout(Duration.ofSeconds(5))
                .closeGrace(Duration.ofSeconds(1));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return scp.address();
    }

    /** The provider. */
    public StorageScp scp() {
        return scp;
    }

    /** The hex digest of bytes. */
    public static String digest(byte[] b, int off, int len) {
        MessageDigest sha = sha256();
        sha.update(b, off, len);
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public StoreResult store(AssociationInfo association, StoreRequest request, InputStream dataSet)
            throws IOException {
        if (!Uids.isValid(request.sopInstanceUid())) {
            throw new IllegalArgumentException("Not a UID");
        }
        MessageDigest sha = sha256();
        byte[] b = new byte[100_000];
        try {
            for (int n = dataSet.read(b); n >= 0; n = dataSet.read(b)) {
                sha.update(b, 0, n);
            }
        } catch (IOException e) {
            failures.add(e);
            throw e;
        }
        requests.add(request);
        digests.put(request.sopInstanceUid(), HexFormat.of().formatHex(sha.digest()));
        return StoreResult.SUCCESS;
    }

    @Override
    public void opened(AssociationInfo association) {
        opened.add(association);
    }

    @Override
    public void rejected(InetSocketAddress remote, String callingAe, Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void closed(AssociationInfo association, AssociationEnd end, String detail) {
        ends.add(end);
    }

    @Override
    public void connectionDropped(InetSocketAddress remote, AssociationEnd end, String detail) {
        drops.add(end);
    }

    @Override
    public void protocolError(InetSocketAddress remote, ProtocolErrorKind kind) {
        protocolErrors.add(kind);
    }

    @Override
    public void echoed(AssociationInfo association) {
        echoes.incrementAndGet();
    }

    @Override
    public void stored(AssociationInfo association, StoreRequest request, StoreResult result) {
        answers.add(result);
    }

    @Override
    public void close() {
        scp.close();
    }
}
