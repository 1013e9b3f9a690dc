package pt.vez.biometrics.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.biometrics.AgencyHandover;
import pt.vez.platform.VezSettings;

/**
 * The agency as a folder: {@code ID.vezb} is a package, {@code ID.ack} its answer with the SHA-256 in hexadecimal,
 * {@code vez-signing-key.json} what signatures are verified with.
 */
class SpoolFolder implements AgencyHandover {
    private static final int LONGEST_ANSWER = 256;
    private final Path folder;
    private final AgencyKeys keys;

    SpoolFolder(Path folder, AgencyKeys keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** The port of this installation; another one is installed as the primary bean. */
    @Configuration(proxyBeanMethods = false)
    static class Default {
        @Bean
        AgencyHandover agencyHandover(AgencySettings agency, VezSettings settings, ObjectProvider<AgencyKeys> keys) {
            Path spool = agency.spool();
            return new SpoolFolder(
                    spool != null ? spool : settings.data().toAbsolutePath().resolve("agency"), keys.getObject());
        }
    }

    @Override
    public void deliver(UUID packageId, byte[] sealed) throws IOException {
        Files.createDirectories(folder);
        Path key = folder.resolve("vez-signing-key.json");
        if (!Files.exists(key)) {
            write(key, keys.verificationKey().getBytes(StandardCharsets.UTF_8));
        }
        write(file(packageId, ".vezb"), sealed);
    }

    /** Aside, forced to the disk, renamed, and the name forced as well. */
    private void write(Path target, byte[] content) throws IOException {
        Path aside = target.resolveSibling(target.getFileName() + ".part");
        try (var channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public boolean holds(UUID packageId) {
        return Files.exists(file(packageId, ".vezb"));
    }

    @Override
    public Optional<String> acknowledgement(UUID packageId) throws IOException {
        Path answer = file(packageId, ".ack");
        if (!Files.exists(answer)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(answer)) {
            return Optional.of(new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.ISO_8859_1).strip());
        }
    }

    @Override
    public void refuse(UUID packageId) throws IOException {
        Files.move(file(packageId, ".ack"), file(packageId, ".ack.refused"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void clear(UUID packageId) throws IOException {
        for (String suffix : List.of(".vezb", ".vezb.part", ".ack", ".ack.refused")) {
            Files.deleteIfExists(file(packageId, suffix));
        }
    }

    private Path file(UUID packageId, String suffix) {
        return folder.resolve(packageId + suffix);
    }
}
