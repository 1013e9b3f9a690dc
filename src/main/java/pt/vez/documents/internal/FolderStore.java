package pt.vez.documents.internal;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;
import pt.vez.documents.DocumentStore;
import pt.vez.platform.VezSettings;

/** Keeps objects as files below the data folder; written aside, forced to the disk, then renamed. */
@Component
class FolderStore implements DocumentStore {
    private final Path root;

    FolderStore(VezSettings settings) {
        root = settings.data().toAbsolutePath().resolve("documents");
    }

    @Override
    public Writer create(String key) throws IOException {
        Path target = path(key);
        Files.createDirectories(target.getParent());
        Path aside = target.resolveSibling(target.getFileName() + ".part");
        var file = new FileOutputStream(aside.toFile());
        var buffered = new BufferedOutputStream(file, 1 << 16);
        return new Writer() {
            @Override
            public OutputStream stream() {
                // The encrypting stream closes what it wraps; the file must stay open until it is forced to the disk.
                return new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        buffered.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        buffered.write(bytes, offset, length);
                    }

                    @Override
                    public void flush() throws IOException {
                        buffered.flush();
                    }
                };
            }

            @Override
            public void commit() throws IOException {
                buffered.flush();
                file.getFD().sync();
                file.close();
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
                try (var folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                    folder.force(true);
                }
            }

            @Override
            public void close() throws IOException {
                file.close();
                Files.deleteIfExists(aside);
            }
        };
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private Path path(String key) {
        if (!key.matches("[a-z0-9/-]+")) {
            throw new IllegalArgumentException("not a storage key");
        }
        return root.resolve(key);
    }
}
