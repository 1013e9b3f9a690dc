package pt.vez.hiring.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.Tika;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.documents.FileCleaning;
import pt.vez.documents.UploadRefused;
import pt.vez.hiring.Applications;
import pt.vez.hiring.Applications.KeptCv;
import pt.vez.hiring.Cv;
import pt.vez.platform.SealedFiles;
import pt.vez.platform.SealedFiles.Sealed;
import pt.vez.platform.StoredKeys;
import pt.vez.platform.Transactions;
import pt.vez.shared.Ids;

/** Curricula: their type is told from their content, each lies encrypted under a key of its own. */
@Component
class CvFiles implements StoredKeys {
    private static final String FOLDER = "cv/";
    private static final int CLAIMS = 10;
    /** A file whose form was never completed is kept this long. */
    private static final Duration UNCLAIMED = Duration.ofDays(1);

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_UNPACKED = 60L * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(CvFiles.class);
    private final SealedFiles files;
    private final FileCleaning cleaning;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final Tika tika = new Tika();

    CvFiles(SealedFiles files, FileCleaning cleaning, JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.files = files;
        this.cleaning = cleaning;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Stored(UUID id, Sealed file, Cv.Kind kind) {}

    /** @throws UploadRefused saying what is wrong with the file and what to do */
    Cv check(InputStream source) {
        try {
            byte[] content = source.readNBytes(Applications.MAX_CV + 1);
            if (content.length > Applications.MAX_CV) {
                throw new UploadRefused("apply.cv.tooLarge", Applications.MAX_CV / 1024 / 1024);
            }
            if (content.length == 0) {
                throw new UploadRefused("apply.cv.missing");
            }
            Cv.Kind kind = kind(content);
            return new Cv(
                    kind,
                    switch (kind) {
                        case PDF -> cleaning.pdf(content);
                        case JPEG -> cleaning.photograph(content);
                        case DOCX -> content;
                    });
        } catch (IOException e) {
            throw new UploadRefused("apply.cv.type");
        }
    }

    private Cv.Kind kind(byte[] content) throws IOException {
        return switch (tika.detect(content)) {
            case "application/pdf" -> Cv.Kind.PDF;
            case "image/jpeg" -> Cv.Kind.JPEG;
            case "application/zip", "application/x-tika-ooxml" -> {
                requireText(content);
                yield Cv.Kind.DOCX;
            }
            default -> throw new UploadRefused("apply.cv.type");
        };
    }

    /** A text document of Office Open XML (ECMA-376) without macros, and no bomb. */
    private static void requireText(byte[] content) throws IOException {
        boolean text = false;
        int entries = 0;
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text |= entry.getName().equals("word/document.xml");
                if (++entries > MOST_ENTRIES || entry.getName().endsWith("vbaProject.bin")) {
                    throw new UploadRefused("apply.cv.type");
                }
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        throw new UploadRefused("apply.cv.type");
                    }
                }
            }
        }
        if (!text) {
            throw new UploadRefused("apply.cv.type");
        }
    }

    /**
     * Keeps the file for this submission, in place of one sent before.
     *
     * @throws UploadRefused when the store has no room for it
     */
    void keep(UUID call, UUID submission, Cv cv) {
        UUID id = Ids.next();
        Sealed file;
        try {
            file = files.write(FOLDER, context(id), cv.content());
        } catch (IOException e) {
            LOG.error("A curriculum could not be stored: {}", e.toString());
            throw new UploadRefused("upload.storage");
        }
        List<Stored> over = transactions.run(() -> {
            // Locked, so that no application claims a file that is about to be deleted.
            List<Stored> before =
                    find("call_id = ? and submission = ? and application_id is null for update", call, submission);
            before.forEach(each -> jdbc.sql("delete from hiring_cv where id = ?")
                    .param(each.id())
                    .update());
            int kept = jdbc.sql(
                            "insert ignore into hiring_cv (id, call_id, submission, storage_key, file_key, kind, bytes,"
                                    + " at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            call,
                            submission,
                            file.storageKey(),
                            file.fileKey(),
                            cv.kind().name(),
                            cv.content().length,
                            clock.instant())
                    .update();
            // The same form arrived twice and the other is an application already: its file is the same one.
            return kept == 1 ? before : List.of(new Stored(id, file, cv.kind()));
        });
        over.forEach(this::deleteFile);
    }

    Optional<KeptCv> kept(UUID call, UUID submission) {
        return jdbc.sql("select kind, bytes from hiring_cv where call_id = ? and submission = ?")
                .params(call, submission)
                .query((row, n) -> new KeptCv(Cv.Kind.valueOf(row.getString(1)), row.getInt(2)))
                .optional();
    }

    /**
     * The kept file belongs to the application from now on. The same form may be arriving once more at this moment:
     * then the row that was waited for is gone when its turn comes and another one stands there.
     *
     * @throws UploadRefused when it is there no more
     */
    void claim(UUID call, UUID submission, UUID application) {
        for (int attempt = 0; attempt < CLAIMS; attempt++) {
            int claimed = jdbc.sql("update hiring_cv set application_id = ? where call_id = ? and submission = ?")
                    .params(application, call, submission)
                    .update();
            if (claimed > 0) {
                return;
            }
        }
        throw new UploadRefused("apply.cv.missing");
    }

    Optional<Cv.Kind> kindOf(UUID application) {
        return find("application_id = ?", application).stream()
                .map(Stored::kind)
                .findFirst();
    }

    Optional<Cv> of(UUID application) {
        return find("application_id = ?", application).stream().findFirst().map(this::open);
    }

    private Cv open(Stored stored) {
        try {
            return new Cv(stored.kind(), files.read(stored.file(), context(stored.id())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Erases the file; without its key what a failing disk may still hold cannot be read. */
    void erase(UUID application) {
        find("application_id = ?", application).forEach(this::deleteFile);
        jdbc.sql("delete from hiring_cv where application_id = ?")
                .param(application)
                .update();
    }

    /** Erases files whose form was never completed. */
    int sweep() {
        var before = clock.instant().minus(UNCLAIMED);
        List<Stored> over = transactions.run(() -> {
            List<Stored> found = find("application_id is null and at < ? for update", before);
            found.forEach(each -> jdbc.sql("delete from hiring_cv where id = ?")
                    .param(each.id())
                    .update());
            return found;
        });
        over.forEach(this::deleteFile);
        return over.size();
    }

    private List<Stored> find(String condition, Object... params) {
        return jdbc.sql("select id, storage_key, file_key, kind from hiring_cv where " + condition)
                .params(List.of(params))
                .query((row, n) -> new Stored(
                        row.getObject(1, UUID.class),
                        new Sealed(row.getString(2), row.getBytes(3)),
                        Cv.Kind.valueOf(row.getString(4))))
                .list();
    }

    private void deleteFile(Stored stored) {
        try {
            files.delete(stored.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean owns(String key) {
        return key.startsWith(FOLDER);
    }

    @Override
    public Set<String> inUse(Collection<String> keys) {
        return new HashSet<>(jdbc.sql("select storage_key from hiring_cv where storage_key in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
    }

    private static String context(UUID id) {
        return "hiring/cv/" + id;
    }
}
