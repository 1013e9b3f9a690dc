package pt.vez.scheduling;

import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** A desk (<i>balcão</i>) and the services it can give. */
public record Desk(UUID id, String label, Set<String> services, boolean active) {
    /** Desk 2 comes before desk 10. */
    public static final Comparator<String> LABELS = Comparator.comparing(
                    (String label) -> label.replaceAll("\\d+", ""), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(
                    label -> label.replaceAll("\\D", "").replaceFirst("^0+(?=.)", ""),
                    Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
            .thenComparing(Comparator.naturalOrder());

    /** In the order of {@link #LABELS}. */
    public static final Comparator<Desk> BY_NUMBER = Comparator.comparing(Desk::label, LABELS);
}
