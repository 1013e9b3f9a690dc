package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pt.vez.TestSettings;
import pt.vez.platform.SealedFiles;
import pt.vez.platform.Vault;

/** Files in a folder: sealed, bound to their record, and refused before the disk is full. */
class FolderStoreTest {
    private static final byte[] CONTENT = "passaporte".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private FolderStore store;
    private SealedFiles files;

    @BeforeEach
    void open() throws Exception {
        store = new FolderStore(folder.resolve("files"), 0);
        files = new SealedFiles(store, vault());
    }

    private Vault vault() throws Exception {
        return new Vault(TestSettings.in(folder, "a-secret-of-a-test-of-its-own"));
    }

    @Test
    void aSealedFileOpensInItsContextOnly() throws IOException {
        var file = files.write("cv/", "hiring/cv/1", CONTENT);
        assertThat(file.storageKey()).matches("cv/[0-9a-f]{2}/[0-9a-f-]{36}");
        assertThat(Files.readAllBytes(folder.resolve("files").resolve(file.storageKey())))
                .asString(StandardCharsets.ISO_8859_1)
                .doesNotContain("passaporte");
        assertThat(files.read(file, "hiring/cv/1")).isEqualTo(CONTENT);
        assertThatThrownBy(() -> files.read(file, "hiring/cv/2")).isInstanceOf(Exception.class);
        files.delete(file);
        files.delete(file);
        assertThatThrownBy(() -> files.read(file, "hiring/cv/1")).isInstanceOf(IOException.class);
    }

    @Test
    void theKeyOfOneFileOpensNoOther() throws IOException {
        var one = files.write("", "case/1", CONTENT);
        var two = files.write("", "case/1", CONTENT);
        var mixed = new SealedFiles.Sealed(one.storageKey(), two.fileKey());
        assertThatThrownBy(() -> files.read(mixed, "case/1")).isInstanceOf(IOException.class);
    }

    @Test
    void aFullDiskIsSaidAndMakesTheNodeUnready() throws Exception {
        var full = new FolderStore(folder.resolve("full"), Long.MAX_VALUE);
        var sealed = new SealedFiles(full, vault());
        assertThatThrownBy(() -> full.create("ab/x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nearly full");
        assertThatThrownBy(() -> sealed.write("", "case/1", CONTENT)).isInstanceOf(IOException.class);
        assertThat(new FileStoreHealth(full).health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat(new FileStoreHealth(store).health().getStatus().getCode()).isEqualTo("UP");
        try (Stream<Path> left = Files.walk(folder.resolve("full"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
