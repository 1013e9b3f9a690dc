package pt.vez.hiring.internal;

import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations;
import pt.vez.audit.Journal;
import pt.vez.hiring.HiringEvents.InterviewHoursWanted;
import pt.vez.hiring.InterviewHours;
import pt.vez.platform.Limits;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;

@Service
class AskedHours implements InterviewHours {
    private static final int A_DAY = 10;
    private final CallRepository calls;
    private final Associations associations;
    private final Limits limits;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;

    AskedHours(
            CallRepository calls,
            Associations associations,
            Limits limits,
            Journal journal,
            ApplicationEventPublisher events,
            Transactions transactions) {
        this.calls = calls;
        this.associations = associations;
        this.limits = limits;
        this.journal = journal;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void ask(Actor actor, UUID callId) {
        CallRepository.Row call = calls.require(actor, callId);
        limits.count("hiring.hours", call.partner().toString(), A_DAY, Duration.ofDays(1));
        transactions.run(() -> {
            events.publishEvent(new InterviewHoursWanted(
                    call.partner(),
                    associations.nameOf(call.partner()).orElse(""),
                    call.id(),
                    call.data().title(),
                    call.data().place()));
            journal.record(actor, "interview.hoursWanted", null, null, callId.toString());
            return callId;
        });
    }
}
