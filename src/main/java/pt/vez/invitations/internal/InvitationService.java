package pt.vez.invitations.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.InvitationLinks;
import pt.vez.invitations.Invitations;
import pt.vez.scheduling.BatchBooking.Answer;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

@Service
class InvitationService implements Invitations {
    private final InvitationLinks links;
    private final InvitationPlaces places;
    private final InvitationAnswers answers;
    private final InvitationLetterQueries letters;
    private final InvitationWaves waves;
    private final WaveRounds rounds;
    private final CaseAccess access;

    InvitationService(
            InvitationLinks links,
            InvitationPlaces places,
            InvitationAnswers answers,
            InvitationLetterQueries letters,
            InvitationWaves waves,
            WaveRounds rounds,
            CaseAccess access) {
        this.links = links;
        this.places = places;
        this.answers = answers;
        this.letters = letters;
        this.waves = waves;
        this.rounds = rounds;
        this.access = access;
    }

    @Override
    public InvitationLink read(String token) {
        return links.read(token);
    }

    @Override
    public boolean isOver(InvitationLink invitationLink) {
        return answers.isOver(invitationLink);
    }

    @Override
    public Around around(InvitationLink invitationLink) {
        return places.around(invitationLink);
    }

    @Override
    @Transactional(readOnly = true)
    public Status status(InvitationLink invitationLink) {
        return answers.status(invitationLink);
    }

    @Override
    public Answer take(InvitationLink invitationLink, UUID slotId, UUID commandId) {
        return answers.take(invitationLink, slotId, commandId);
    }

    @Override
    public void declineInvitation(InvitationLink invitationLink) {
        answers.decline(invitationLink);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> letter(UUID invitationId) {
        return letters.open(invitationId);
    }

    @Override
    @Transactional(readOnly = true)
    public Letters toPrint(Actor actor, UUID waveId, @Nullable UUID after) {
        actor.require(Role.ADMINISTRATOR);
        return letters.toPrint(waveId, after == null ? new UUID(0, 0) : after);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> openFor(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.APPOINTMENTS);
        return letters.openOf(caseId);
    }

    @Override
    public Plan preview(Actor actor, Release release) {
        return waves.preview(actor, release);
    }

    @Override
    public UUID release(Actor actor, Release release) {
        return waves.release(actor, release);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Round> rounds(Actor actor) {
        return waves.rounds(actor);
    }

    @Override
    public int work() {
        return rounds.runDue();
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Wave> waves(Actor actor, int offset, int limit) {
        return waves.waves(actor, offset, limit);
    }

    @Override
    public void pause(Actor actor, UUID waveId, boolean paused) {
        waves.state(actor, waveId, paused ? WaveState.PAUSED : WaveState.RUNNING);
    }

    @Override
    public void retry(Actor actor, UUID waveId) {
        waves.retry(actor, waveId);
    }

    @Override
    public void end(Actor actor, UUID waveId) {
        waves.state(actor, waveId, WaveState.ENDED);
    }
}
