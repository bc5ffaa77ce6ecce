package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.gateway.Refusal;
import io.niffler.gateway.StoredInstances;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each received instance as a file of its own (PS3.10 7.1), its data set as it came. Success is answered when the file is durable
 * under its name; a file is never seen in part. The same instance again replaces its file. The folder must be of one file system.
 *
 * <p>Instances may have to go elsewhere as well; what is refused there is refused here, and leaves no new file.
 */
public final class FolderStore implements InstanceHandler, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderStore.class);
    private static final int PIECE = 64 << 10;

    private final Path root;
    private final FilePath filePath;
    /** Null when they are kept here alone. */
    private final InstanceHandler elsewhere;

    private final StoredInstances listener;
    private final IncomingFolder incoming;
    private final ReceivedFile.Opener opener;
    private final AtomicBoolean inTrouble = new AtomicBoolean();

    /**
     * Opens a folder, which is made when it is not there, and removes what runs that died have left half received.
     *
     * @param listener told of each instance before Success is answered
     * @throws IOException when the folder cannot be used; the message names it and the remedy
     */
    public FolderStore(Path folder, FilePath filePath, StoredInstances listener) throws IOException {
        this(folder, filePath, null, listener);
    }

    /**
     * Opens a folder for instances that go elsewhere as well.
     *
     * @param elsewhere takes each instance once all of it is here, before it has its name
     * @param listener told of each instance that is durable in both places, before Success is answered
     * @throws IOException when the folder cannot be used; the message names it and the remedy
     */
    public FolderStore(Path folder, FilePath filePath, InstanceHandler elsewhere, StoredInstances listener)
            throws IOException {
        this(folder, filePath, elsewhere, listener, path -> new FileOutputStream(path.toFile()));
    }

    FolderStore(
            Path folder,
            FilePath filePath,
            InstanceHandler elsewhere,
            StoredInstances listener,
            ReceivedFile.Opener opener)
            throws IOException {
        this.root = folder.toAbsolutePath().normalize();
        this.filePath = filePath;
        this.elsewhere = elsewhere;
        this.listener = listener;
        this.opener = opener;
        this.incoming = IncomingFolder.in(root);
    }

    @Override
    public StoreResult store(AssociationInfo association, StoreRequest request, InputStream dataSet)
            throws IOException {
        try {
            StoreResult result = receive(association, request, dataSet);
            inTrouble.set(false);
            return result;
        } catch (StoreRefusedException e) {
            if (e.refusal() == Refusal.DISK && !inTrouble.getAndSet(true)) {
                LOG.error("Images cannot be written below {}: {}", root, reason(e.getCause()));
            }
            return e.refusal().result();
        }
    }

    private StoreResult receive(AssociationInfo association, StoreRequest request, InputStream dataSet)
            throws IOException {
        try (ReceivedFile file = new ReceivedFile(incoming.next(), opener)) {
            byte[] prefix = Part10.preambleAndMeta(
                    request.sopClassUid(), request.sopInstanceUid(), request.transferSyntaxUid(), null);
            file.write(prefix, 0, prefix.length);
            DataSet attributes = HeadReader.read(new CopiedHead(dataSet, file, HeadReader.LIMIT), request);
            byte[] piece = new byte[PIECE];
            for (int count = dataSet.read(piece); count >= 0; count = dataSet.read(piece)) {
                file.write(piece, 0, count);
            }
            StoreResult there = passOn(association, request, file, prefix.length);
            if (!there.isSuccess()) {
                return there;
            }
            file.commit(filePath.in(root, attributes), root);
            listener.stored(attributes.string(Tag.STUDY_INSTANCE_UID), request.sopInstanceUid());
            return StoreResult.SUCCESS;
        }
    }

    /** Not from the file under its name, whose place another instance of that name may take. */
    private StoreResult passOn(AssociationInfo association, StoreRequest request, ReceivedFile file, int prefix)
            throws IOException {
        if (elsewhere == null) {
            return StoreResult.SUCCESS;
        }
        try (InputStream copy = file.content(prefix)) {
            return elsewhere.store(association, request, copy);
        }
    }

    /** Without the path, which holds what the attributes say. */
    private static String reason(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof FileSystemException e) {
            return e.getReason() == null ? kind : kind + ", " + e.getReason();
        }
        return failure instanceof FileNotFoundException ? kind : kind + ", " + failure.getMessage();
    }

    /** Lets other runs know that this one no longer receives; to be called after the last instance. */
    @Override
    public void close() throws IOException {
        incoming.close();
    }
}
