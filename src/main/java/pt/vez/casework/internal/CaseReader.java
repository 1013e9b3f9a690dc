package pt.vez.casework.internal;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases.Contact;
import pt.vez.casework.Procedures;
import pt.vez.identity.Accounts;
import pt.vez.people.People;

/** Puts together what is shown of a case. The caller checks the access. */
@Component
class CaseReader {
    private final People people;
    private final Procedures procedures;
    private final CaseTimeline timeline;
    private final RelationRepository relations;
    private final Accounts accounts;
    private final CaseContacts contacts;

    CaseReader(
            People people,
            Procedures procedures,
            CaseTimeline timeline,
            RelationRepository relations,
            Accounts accounts,
            CaseContacts contacts) {
        this.people = people;
        this.procedures = procedures;
        this.timeline = timeline;
        this.relations = relations;
        this.accounts = accounts;
        this.contacts = contacts;
    }

    /** Number, procedure and stage, without the person. */
    CaseOutline outline(Case known) {
        return new CaseOutline(
                known.id(),
                known.number(),
                procedures.get(known.procedureCode()),
                known.stage(),
                known.stageSince(),
                known.openedAt(),
                known.claim());
    }

    /** Where messages about the case go; empty when the person was erased. */
    Optional<Contact> contact(Case known) {
        return contacts.of(known);
    }

    /** The whole file but its documents: the person, the linked account, the timeline and the relations. */
    CaseView view(Case known) {
        return new CaseView(
                outline(known),
                known.applicantId(),
                people.get(known.applicantId()).data(),
                known.identitySeenAt(),
                linked(known),
                timeline.of(known.id()),
                relations.of(known.applicantId()));
    }

    private CaseView.@Nullable LinkedAccount linked(Case known) {
        UUID account = known.accountId();
        return account == null
                ? null
                : accounts.contact(account)
                        .map(contact -> new CaseView.LinkedAccount(
                                account,
                                contact.signInContact().masked(),
                                timeline.last(known.id(), CaseEventKind.CLAIMED).orElse(known.openedAt()),
                                !known.isUnconfirmed()))
                        .orElse(null);
    }
}
