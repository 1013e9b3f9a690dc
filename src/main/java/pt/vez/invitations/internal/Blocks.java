package pt.vez.invitations.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.invitations.Signals.BlockKind;
import pt.vez.platform.Secrets;
import pt.vez.scheduling.BookingGuard;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Cases and accounts an administrator has stopped from booking until the suspicion is reviewed. */
@Component
class Blocks implements BookingGuard {
    private final BlockRepository blocks;
    private final Secrets secrets;

    Blocks(BlockRepository blocks, Secrets secrets) {
        this.blocks = blocks;
        this.secrets = secrets;
    }

    /** How a subject is stored and found: by a hash. */
    byte[] subject(BlockKind kind, UUID subject) {
        return secrets.hash("block-" + kind.name(), subject.toString());
    }

    @Override
    public void require(Actor actor, CaseRef ref) {
        requireFree(ref.id());
        if (isBlocked(BlockKind.ACCOUNT, actor.accountId())) {
            throw new NotAuthorised("appointment.blocked");
        }
    }

    /** @throws NotAuthorised saying where to ask */
    void requireFree(CaseId caseId) {
        if (isBlocked(BlockKind.CASE, caseId.value())) {
            throw new NotAuthorised("appointment.blocked");
        }
    }

    boolean isBlocked(BlockKind kind, UUID subject) {
        return blocks.isBlocked(kind, subject(kind, subject));
    }

    /** Of these cases, those that are blocked now. */
    Set<UUID> blockedOf(Collection<UUID> cases) {
        if (cases.isEmpty()) {
            return Set.of();
        }
        Map<String, UUID> hashes = new HashMap<>();
        cases.forEach(each -> hashes.put(Arrays.toString(subject(BlockKind.CASE, each)), each));
        return blocks
                .blocked(
                        BlockKind.CASE,
                        cases.stream()
                                .map(each -> subject(BlockKind.CASE, each))
                                .toList())
                .stream()
                .map(Arrays::toString)
                .map(hashes::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
