package pt.vez.documents.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.StoreSweep;
import pt.vez.platform.StoredKeys;
import pt.vez.platform.Transactions;

/**
 * Erases files that are not needed for their purpose any more (GDPR art. 5(1)(e)): pages that were never sent, documents a
 * newer one took the place of, documents that were sent back. Their rows stay: that something was received, and when.
 */
@Component
class DocumentRetention implements StoredKeys {
    static final Duration UNSENT = Duration.ofDays(30);
    static final Duration REPLACED = Duration.ofDays(30);
    static final Duration SENT_BACK = Duration.ofDays(180);
    private static final int BATCH = 200;
    private final DocumentRetentionQueries queries;
    private final DocumentFiles files;
    private final Transactions transactions;
    private final Clock clock;

    DocumentRetention(DocumentRetentionQueries queries, DocumentFiles files, Transactions transactions, Clock clock) {
        this.queries = queries;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Files go after the commit: should it stop in between, {@link StoreSweep} finds them. */
    void run() {
        each(queries.unsent(before(UNSENT), BATCH), this::eraseDraft);
        // Pages of before they were deleted when they were sent.
        each(queries.sentWithPages(BATCH), this::erasePages);
        each(queries.over(before(REPLACED), before(SENT_BACK), BATCH), this::eraseFile);
    }

    private static void each(List<UUID> due, Consumer<UUID> erase) {
        FaultIsolation.forEach("documents-retention", due, erase);
    }

    private Instant before(Duration kept) {
        return clock.instant().minus(kept);
    }

    private void eraseDraft(UUID id) {
        erasePages(id);
        queries.deleteEmptyDraft(id);
    }

    private void erasePages(UUID documentId) {
        files.delete(transactions.run(() -> queries.deletePages(documentId)));
    }

    private void eraseFile(UUID id) {
        files.delete(transactions.run(() -> queries.forgetFiles(id)));
    }

    @Override
    public boolean owns(String key) {
        return key.matches("[0-9a-f]{2}/[0-9a-f-]{36}");
    }

    @Override
    public Set<String> inUse(Collection<String> keys) {
        return queries.inUse(keys);
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> eraseOldDocuments(DocumentRetention retention, StoreSweep sweep) {
            return Tasks.recurring("documents-retention", Schedules.daily(LocalTime.of(3, 40)))
                    .execute((instance, context) ->
                            FaultIsolation.steps("documents-retention", retention::run, sweep::run));
        }
    }
}
