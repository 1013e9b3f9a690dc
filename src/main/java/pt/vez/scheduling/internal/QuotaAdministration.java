package pt.vez.scheduling.internal;

import org.springframework.stereotype.Component;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.QuotaShare;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** How the seats of a centre are shared out. */
@Component
class QuotaAdministration {
    private final QuotaRepository quotas;
    private final CentreLockRepository locks;
    private final Transactions transactions;
    private final Journal journal;

    QuotaAdministration(
            QuotaRepository quotas, CentreLockRepository locks, Transactions transactions, Journal journal) {
        this.quotas = quotas;
        this.locks = locks;
        this.transactions = transactions;
        this.journal = journal;
    }

    QuotaShare of(CentreId id) {
        return quotas.of(id);
    }

    void shareOut(Actor actor, CentreId id, QuotaShare seen, QuotaShare share) {
        actor.require(Role.ADMINISTRATOR);
        if (share.assistedPercent() < 0
                || share.reservePercent() < 0
                || share.assistedPercent() + share.reservePercent() > 50) {
            throw new InvalidInput("quota.invalid");
        }
        transactions.run(() -> {
            if (!locks.centre(id.value())) {
                throw new NotFound("error.notFound");
            }
            ChangedMeanwhile.requireSame(seen, quotas.of(id));
            quotas.put(id, share);
            String shares = share.assistedPercent() + "/" + share.reservePercent();
            String before = seen.assistedPercent() + "/" + seen.reservePercent();
            journal.record(actor, "quota.changed", id.value(), "", new Changes().add("shares", before, shares));
            return id;
        });
    }
}
