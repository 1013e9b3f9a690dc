package pt.vez.platform.internal;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pt.vez.platform.FileStore;
import pt.vez.platform.VezSettings;

/** Keeps objects as files below the data folder; written aside, forced to the disk, then renamed. */
@Component
class FolderStore implements FileStore {
    /** Left free, because the database may lie on the same disk. */
    private static final long RESERVE = 256L << 20;

    private static final String UNFINISHED = ".part";
    private final Path root;
    private final long reserve;

    @Autowired
    FolderStore(VezSettings settings) {
        this(settings.data().toAbsolutePath().resolve("documents"), RESERVE);
    }

    /** @param reserve bytes of the disk that are left free */
    FolderStore(Path root, long reserve) {
        this.root = root;
        this.reserve = reserve;
    }

    private void requireSpace(Path folder) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < reserve) {
            throw new FileSystemException(
                    root.toString(), null, "nearly full: less than " + reserve + " bytes are free");
        }
    }

    @Override
    public Writer create(String key) throws IOException {
        Path target = path(key);
        Files.createDirectories(target.getParent());
        requireSpace(root);
        Path aside = target.resolveSibling(target.getFileName() + UNFINISHED);
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

    @Override
    public void olderThan(Instant moment, Consumer<String> key) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.lastModifiedTime().toInstant().isBefore(moment)) {
                    String name = root.relativize(file).toString();
                    if (name.endsWith(UNFINISHED)) {
                        Files.deleteIfExists(file);
                    } else {
                        key.accept(name);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                // Deleted by its owner in between.
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void check() throws IOException {
        Files.createDirectories(root);
        requireSpace(root);
        Path probe = Files.createTempFile(root, "check", UNFINISHED);
        try {
            Files.write(probe, new byte[] {1});
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Path path(String key) {
        if (!key.matches("[a-z0-9/-]+")) {
            throw new IllegalArgumentException("not a storage key");
        }
        return root.resolve(key);
    }
}
