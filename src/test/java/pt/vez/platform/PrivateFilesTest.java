package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @Test
    void noOtherAccountMayOpenWhatIsWritten(@TempDir Path place) throws Exception {
        Path folder = place.resolve("a/b");
        PrivateFiles.folder(folder);
        Path file = folder.resolve("key");
        Files.writeString(file, "older");
        PrivateFiles.write(file, "çerto");
        assertThat(Files.readString(file)).isEqualTo("çerto");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(place.resolve("a"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatWasOpenIsClosed(@TempDir Path place) throws Exception {
        Path folder = place.resolve("data");
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        PrivateFiles.folder(folder);
        assertThat(rights(folder)).isEqualTo("rwx------");
    }

    private static String rights(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
