package pt.vez.scheduling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CoverFixture;
import pt.vez.shared.Actor;

/** Several nodes compare the same seats; what nobody told is found by looking. */
class CoverMarksTest extends CoverFixture {
    @Autowired
    private CoverDueRepository due;

    @Autowired
    private CoverMarks marks;

    @Autowired
    private CoverCheck check;

    @Autowired
    private Transactions transactions;

    private int marked(Place place) {
        return jdbc.sql("select count(*) from scheduling_seat t join scheduling_slot s on s.id = t.slot_id"
                        + " where s.centre_id = ? and t.uncovered")
                .param(place.centre())
                .query(Integer.class)
                .single();
    }

    private void settles(Place place, int seats) {
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(10))
                .until(() -> marked(place) == seats && waiting(place) == 0);
    }

    private int waiting(Place place) {
        return jdbc.sql("select count(*) from scheduling_cover_due where centre_id = ?")
                .param(place.centre())
                .query(Integer.class)
                .single();
    }

    @Test
    void severalNodesAtOnceComeToTheSameMarks() throws Exception {
        Place place = place(3);
        staffedByPartners(place.centre());
        Actor rosa = mediator(place.association(), "Rosa");
        certificate(rosa, day().minusDays(10), day().plusDays(10));
        planned(place, rosa);
        settles(place, 6);
        List<Future<Long>> nodes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (int node = 0; node < 6; node++) {
                nodes.add(pool.submit(() -> {
                    transactions.run(() -> {
                        due.all(place.centre());
                        return 0;
                    });
                    return new CoverLoop(due, marks, transactions).step();
                }));
            }
        }
        for (Future<Long> node : nodes) {
            node.get();
        }
        settles(place, 6);
    }

    @Test
    void whatChangedWithoutAWordIsFoundByLooking() {
        Place place = place(1);
        staffedByPartners(place.centre());
        Actor rosa = mediator(place.association(), "Rosa");
        certificate(rosa, day().minusDays(10), day().plusDays(10));
        planned(place, rosa);
        settles(place, 0);
        check.look();
        assertThat(waiting(place)).as("nothing differs").isZero();
        jdbc.sql("update identity_account set active = false where id = ?")
                .param(rosa.accountId())
                .update();
        check.look();
        settles(place, 3);
    }
}
