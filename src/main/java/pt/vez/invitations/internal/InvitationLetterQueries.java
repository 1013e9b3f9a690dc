package pt.vez.invitations.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.InvitationLinks;
import pt.vez.invitations.Invitations.Letter;
import pt.vez.invitations.Invitations.Letters;
import pt.vez.invitations.Invitations.State;
import pt.vez.invitations.internal.InvitationRepository.Counted;
import pt.vez.invitations.internal.InvitationRepository.Row;

/** Invitations as letters and messages say them. */
@Component
class InvitationLetterQueries {
    private static final int LETTERS_IN_PART = 500;

    private final InvitationRepository invitations;
    private final InvitationLinks links;
    private final InvitationPlaces places;
    private final CaseFacts facts;

    InvitationLetterQueries(
            InvitationRepository invitations, InvitationLinks links, InvitationPlaces places, CaseFacts facts) {
        this.invitations = invitations;
        this.links = links;
        this.places = places;
        this.facts = facts;
    }

    private List<Letter> letters(List<Row> rows) {
        Map<CaseId, String> homes = new HashMap<>();
        facts.of(rows.stream().map(Row::caseId).toList())
                .forEach(each -> homes.put(each.id(), Objects.requireNonNullElse(each.municipality(), "")));
        return rows.stream()
                .map(row -> letter(row, homes.getOrDefault(row.caseId(), "")))
                .toList();
    }

    private Letter letter(Row row, String municipality) {
        return new Letter(
                row.id(),
                row.caseId(),
                row.service(),
                links.write(new InvitationLink(
                        InvitationLink.Kind.INVITATION, row.id(), row.expires(), row.service(), municipality)),
                row.expires(),
                places.zone(municipality),
                row.remind() == null);
    }

    /** The letter of an invitation that is open. */
    Optional<Letter> open(UUID invitationId) {
        return invitations
                .find(invitationId)
                .filter(row -> row.state() == State.SENT)
                .map(row -> letters(List.of(row)).getFirst());
    }

    /** The open invitation of a case, without a question about authority. */
    Optional<Letter> openOf(CaseId caseId) {
        return invitations.liveOf(caseId).flatMap(this::open);
    }

    /** @param after id of the last letter of the part before */
    Letters toPrint(UUID waveId, UUID after) {
        Counted counted = invitations.countLetters(waveId, after);
        List<Row> rows = invitations.letters(waveId, after, LETTERS_IN_PART + 1);
        boolean more = rows.size() > LETTERS_IN_PART;
        List<Row> part = more ? rows.subList(0, LETTERS_IN_PART) : rows;
        return new Letters(
                letters(part),
                counted.total(),
                counted.before() + 1,
                more ? part.getLast().id() : null);
    }
}
