package pt.vez.documents.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.SealedFiles.Sealed;
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
    private final JdbcClient jdbc;
    private final DocumentFiles files;
    private final Transactions transactions;
    private final Clock clock;

    DocumentRetention(JdbcClient jdbc, DocumentFiles files, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Files go after the commit: should it stop in between, {@link StoreSweep} finds them. */
    void run() {
        each(unsent(), this::eraseDraft);
        each(ofSentDocuments(), this::erasePages);
        each(over(), this::eraseFile);
    }

    private static void each(List<UUID> due, Consumer<UUID> erase) {
        FaultIsolation.forEach("documents-retention", due, erase);
    }

    private List<UUID> unsent() {
        return jdbc.sql("""
                        select d.id
                        from documents_document d
                        where d.state = 'DRAFT' and d.created_at < :before
                          and not exists (select 1 from documents_page p
                                          where p.document_id = d.id and p.added_at >= :before)
                        limit :batch
                        """)
                .param("before", clock.instant().minus(UNSENT))
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
    }

    /** Pages of before they were deleted when they were sent. */
    private List<UUID> ofSentDocuments() {
        return jdbc.sql("""
                        select distinct p.document_id
                        from documents_page p
                        join documents_document d on d.id = p.document_id
                        where d.state <> 'DRAFT'
                        limit :batch
                        """).param("batch", BATCH).query(UUID.class).list();
    }

    private List<UUID> over() {
        return jdbc.sql("""
                        select id
                        from documents_document
                        where storage_key is not null
                          and (state = 'REPLACED' and replaced_at < :replaced
                               or state = 'REJECTED' and reviewed_at < :sentBack)
                        limit :batch
                        """)
                .param("replaced", clock.instant().minus(REPLACED))
                .param("sentBack", clock.instant().minus(SENT_BACK))
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
    }

    private void eraseDraft(UUID id) {
        erasePages(id);
        jdbc.sql("""
                        delete from documents_document
                        where id = ? and state = 'DRAFT'
                          and not exists (select 1 from documents_page p where p.document_id = documents_document.id)
                        """).param(id).update();
    }

    private void erasePages(UUID documentId) {
        files.delete(transactions.run(() -> {
            List<Sealed> over = jdbc.sql("""
                            select storage_key, file_key
                            from documents_page
                            where document_id = ?
                            for update
                            """)
                    .param(documentId)
                    .query((row, n) -> new Sealed(row.getString(1), row.getBytes(2)))
                    .list();
            jdbc.sql("delete from documents_page where document_id = ?")
                    .param(documentId)
                    .update();
            return over;
        }));
    }

    private void eraseFile(UUID id) {
        files.delete(transactions.run(() -> {
            List<Sealed> over = new ArrayList<>();
            jdbc.sql("""
                            select storage_key, file_key, original_storage_key, original_file_key
                            from documents_document
                            where id = ? and storage_key is not null
                            for update
                            """).param(id).query(row -> {
                over.add(new Sealed(row.getString(1), row.getBytes(2)));
                if (row.getString(3) != null) {
                    over.add(new Sealed(row.getString(3), row.getBytes(4)));
                }
            });
            jdbc.sql("""
                            update documents_document
                            set storage_key = null, file_key = null, original_storage_key = null,
                                original_file_key = null, version = version + 1
                            where id = ?
                            """).param(id).update();
            return over;
        }));
    }

    @Override
    public boolean owns(String key) {
        return key.matches("[0-9a-f]{2}/[0-9a-f-]{36}");
    }

    @Override
    public Set<String> inUse(Collection<String> keys) {
        return new HashSet<>(
                jdbc.sql("""
                        select storage_key from documents_document where storage_key in (:keys)
                        union all
                        select original_storage_key from documents_document where original_storage_key in (:keys)
                        union all
                        select storage_key from documents_page where storage_key in (:keys)
                        """).param("keys", keys).query(String.class).list());
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
