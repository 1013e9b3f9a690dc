package pt.vez.portal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations;
import pt.vez.audit.JournalSearch.Line;
import pt.vez.casework.CaseNumbers;
import pt.vez.identity.Accounts;
import pt.vez.scheduling.Centres;
import pt.vez.shared.Actor;

/** Puts names to the identifiers of the journal: numbers of cases, accounts, centres, partners. */
@Component
class JournalNames {
    private final Accounts accounts;
    private final Centres centres;
    private final Associations partners;
    private final CaseNumbers cases;

    JournalNames(Accounts accounts, Centres centres, Associations partners, CaseNumbers cases) {
        this.accounts = accounts;
        this.centres = centres;
        this.partners = partners;
        this.cases = cases;
    }

    /** Names by identifier; what has none is not in it. */
    Map<UUID, String> of(Actor actor, List<Line> lines) {
        Set<UUID> subjects = new HashSet<>();
        Set<UUID> numbered = new HashSet<>();
        lines.forEach(line -> {
            add(subjects, line.subject());
            add(numbered, line.caseId());
        });
        return named(actor, subjects, numbered);
    }

    /** Names of what the address filters by. */
    Map<UUID, String> named(Actor actor, Collection<UUID> subjects, Collection<UUID> numbered) {
        Map<UUID, String> names = new HashMap<>();
        cases.of(actor, numbered).forEach((id, number) -> names.put(id, number.display()));
        if (!subjects.isEmpty()) {
            centres.all(actor)
                    .forEach(centre -> put(
                            names, subjects, centre.id().value(), centre.data().name()));
            partners.partners(actor).forEach(partner -> put(names, subjects, partner.id(), partner.name()));
            accounts.named(actor, subjects).forEach((id, account) -> names.put(id, account.name()));
        }
        return names;
    }

    @Nullable
    UUID caseOf(Actor actor, String typed) {
        return cases.find(actor, typed).map(id -> id.value()).orElse(null);
    }

    private static void add(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static void put(Map<UUID, String> names, Collection<UUID> wanted, UUID id, String name) {
        if (wanted.contains(id)) {
            names.put(id, Objects.requireNonNull(name));
        }
    }
}
