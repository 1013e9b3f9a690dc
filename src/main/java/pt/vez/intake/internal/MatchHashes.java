package pt.vez.intake.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.intake.IntakePerson;
import pt.vez.platform.Secrets;

/** Hashes by which two intakes of the same person are recognised without the table revealing who it is. */
@Component
class MatchHashes {
    private final Secrets secrets;

    MatchHashes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param document null when no number was written down that could tell people apart */
    record Of(byte[] person, byte @Nullable [] document) {
        /** What one writer at a time may write about within a partner. */
        List<String> keys(UUID partnerId) {
            return Stream.of(person, document)
                    .filter(Objects::nonNull)
                    .map(mark -> partnerId + "/" + HexFormat.of().formatHex(mark))
                    .toList();
        }
    }

    /** Names are compared without accents, case and the order of their words; numbers without what separates digits. */
    Of of(IntakePerson person) {
        String name = Arrays.stream(Normalizer.normalize(person.name(), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .sorted()
                .collect(Collectors.joining(" "));
        String typed = person.document();
        String number = typed == null ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return new Of(
                secrets.hash("intake.person", name + "\0" + person.birthDate()),
                number.length() < 5 ? null : secrets.hash("intake.document", number));
    }
}
