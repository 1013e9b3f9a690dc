package pt.vez.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.LiveMandates;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Whom a mediator has in hand: people under a live mandate they obtained, or that a colleague handed over to them. */
@Service
public class PeopleInProgress {
    private final JdbcClient jdbc;
    private final Mandates mandates;
    private final LiveMandates live;
    private final Assistance assistance;

    PeopleInProgress(JdbcClient jdbc, Mandates mandates, LiveMandates live, Assistance assistance) {
        this.jdbc = jdbc;
        this.mandates = mandates;
        this.live = live;
        this.assistance = assistance;
    }

    /** @param until null when the mandate does not say; always later than now */
    public record InHand(
            UUID mandateId, String name, @Nullable Instant until) {}

    /** Newest first; who was handed over to somebody else is theirs. */
    public List<InHand> of(Actor actor) {
        Map<UUID, UUID> keepers = keepers(actor);
        Map<UUID, InHand> people = new LinkedHashMap<>();
        keepers.forEach((mandate, keeper) -> {
            if (keeper.equals(actor.accountId())) {
                add(people, actor, mandate, null);
            }
        });
        for (MandateView mandate : mandates.liveOf(actor)) {
            if (keepers.getOrDefault(mandate.id(), actor.accountId()).equals(actor.accountId())) {
                add(people, actor, mandate.id(), mandate.expiresAt());
            }
        }
        return new ArrayList<>(people.values());
    }

    private void add(Map<UUID, InHand> people, Actor actor, UUID mandate, @Nullable Instant until) {
        try {
            people.put(mandate, new InHand(mandate, assistance.nameUnderMandate(actor, mandate), until));
        } catch (NotAuthorised e) {
            // The mandate ended since it was handed over.
            people.remove(mandate);
        }
    }

    /** The last one who accepted each mandate this mediator gave or took. */
    private Map<UUID, UUID> keepers(Actor actor) {
        Map<UUID, UUID> keepers = new LinkedHashMap<>();
        jdbc.sql("select distinct h.mandate_id, h.to_account, h.answered_at from casework_handover h"
                        + " join casework_handover mine on mine.mandate_id = h.mandate_id and mine.state = 'ACCEPTED'"
                        + " and (mine.to_account = :me or mine.from_account = :me)"
                        + " where h.state = 'ACCEPTED' order by h.answered_at")
                .param("me", actor.accountId())
                .query(row -> {
                    keepers.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return keepers;
    }

    /** Somebody of the list whose name may be shown, and the mandate to go on under. */
    public record Named(String name, UUID mandateId) {}

    /** Of these cases those with a mandate of the own association in force. */
    @Transactional(readOnly = true)
    public Map<CaseId, Named> among(Actor actor, Collection<CaseId> cases) {
        Map<CaseId, Named> named = new HashMap<>();
        if (cases.isEmpty()) {
            live.among(actor, Set.of());
            return named;
        }
        record Person(UUID caseId, UUID applicantId, String name) {}
        List<Person> people = jdbc.sql("select c.id, a.id, a.name from casework_case c"
                        + " join casework_applicant a on a.id = c.applicant_id where c.id in (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toList())
                .query((row, n) ->
                        new Person(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .list();
        Map<UUID, UUID> mandateOf = live.among(
                actor, new HashSet<>(people.stream().map(Person::applicantId).toList()));
        for (Person person : people) {
            UUID mandate = mandateOf.get(person.caseId());
            if (mandate != null) {
                named.put(new CaseId(person.caseId()), new Named(person.name(), mandate));
            }
        }
        return named;
    }
}
