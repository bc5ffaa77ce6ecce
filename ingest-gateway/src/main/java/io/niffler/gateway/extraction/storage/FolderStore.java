package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.gateway.Refusal;
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
 */
public final class FolderStore implements InstanceHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderStore.class);
    private static final int PIECE = 64 << 10;

    private final Path root;
    private final FilePath filePath;
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
        this(folder, filePath, listener, path -> new FileOutputStream(path.toFile()));
    }

    FolderStore(Path folder, FilePath filePath, StoredInstances listener, ReceivedFile.Opener opener)
            throws IOException {
        this.root = folder.toAbsolutePath().normalize();
        this.filePath = filePath;
        this.listener = listener;
        this.opener = opener;
        this.incoming = IncomingFolder.in(root);
    }

    @Override
    public StoreResult store(AssociationInfo association, StoreRequest request, InputStream dataSet)
            throws IOException {
        try {
            DataSet attributes = receive(request, dataSet);
            inTrouble.set(false);
            listener.stored(attributes.string(Tag.STUDY_INSTANCE_UID), request.sopInstanceUid());
            return StoreResult.SUCCESS;
        } catch (StoreRefusedException e) {
            if (e.refusal() == Refusal.DISK && !inTrouble.getAndSet(true)) {
                LOG.error("Images cannot be written below {}: {}", root, reason(e.getCause()));
            }
            return e.refusal().result();
        }
    }

    private DataSet receive(StoreRequest request, InputStream dataSet) throws IOException {
        try (ReceivedFile file = new ReceivedFile(incoming.next(), opener)) {
            byte[] prefix = Part10.preambleAndMeta(
                    request.sopClassUid(), request.sopInstanceUid(), request.transferSyntaxUid(), null);
            file.write(prefix, 0, prefix.length);
            DataSet attributes = HeadReader.read(new CopiedHead(dataSet, file, HeadReader.LIMIT), request);
            byte[] piece = new byte[PIECE];
            for (int count = dataSet.read(piece); count >= 0; count = dataSet.read(piece)) {
                file.write(piece, 0, count);
            }
            file.commit(filePath.in(root, attributes), root);
            return attributes;
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
