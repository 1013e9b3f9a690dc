package pt.vez.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.casework.Handovers;
import pt.vez.casework.VisitPresence;
import pt.vez.casework.VisitPresence.Other;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** What a visit leaves behind for colleagues while it goes on: that somebody is with the person, since when and where. */
@Component
public class VisitTrace {
    private final VisitPresence presence;
    private final Handovers handovers;
    private final DeskDay day;
    private final Centres centres;
    private final Texts texts;

    VisitTrace(VisitPresence presence, Handovers handovers, DeskDay day, Centres centres, Texts texts) {
        this.presence = presence;
        this.handovers = handovers;
        this.day = day;
        this.centres = centres;
        this.texts = texts;
    }

    void began(Actor actor) {
        String place = day.place(actor)
                .map(centre -> centres.get(actor, centre).data().name())
                .orElse(null);
        presence.began(actor, place);
    }

    void ended(Actor actor) {
        presence.ended(actor);
        handovers.withdraw(actor);
    }

    /** Whether a colleague took over, so that the visit is over for this mediator and its mandate goes on. */
    boolean goesOn(Actor actor) {
        return handovers.isTakenOver(actor);
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
        return other.place() == null
                ? texts.get(language, "presence.colleague", other.name(), since)
                : texts.get(language, "presence.colleagueAt", other.name(), since, other.place());
    }
}
