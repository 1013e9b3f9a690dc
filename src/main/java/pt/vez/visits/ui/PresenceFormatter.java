package pt.vez.visits.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.visits.VisitPresence;
import pt.vez.visits.VisitPresence.Other;

/** Who else is with a person at this moment, in words. */
@Component
public class PresenceFormatter {
    private final VisitPresence presence;
    private final Texts texts;

    PresenceFormatter(VisitPresence presence, Texts texts) {
        this.presence = presence;
        this.texts = texts;
    }

    /** Who else is with the person of this visit, in one line. */
    public Optional<String> alsoHere(Actor actor, Locale language) {
        try {
            return line(presence.alsoHere(actor), language);
        } catch (NotAuthorised e) {
            return Optional.empty();
        }
    }

    Optional<String> line(List<Other> others, Locale language) {
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        others.stream().map(other -> words(other, language)).collect(Collectors.joining(" ")));
    }

    private String words(Other other, Locale language) {
        String since = Dates.lisbonTime(other.since(), language);
        if (other.name() == null) {
            return texts.get(language, "presence.somebody", since);
        }
        return other.centre() == null
                ? texts.get(language, "presence.colleague", other.name(), since)
                : texts.get(language, "presence.colleagueAt", other.name(), since, other.centre());
    }
}
