package pt.vez.scheduling.internal;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** The services centres offer. A writer of a service locks its row. */
@Component
class ServiceTypeAdministration {
    private final ServiceTypeRepository services;
    private final Transactions transactions;
    private final BookedAhead bookedAhead;
    private final Journal journal;

    ServiceTypeAdministration(
            ServiceTypeRepository services, Transactions transactions, BookedAhead bookedAhead, Journal journal) {
        this.services = services;
        this.transactions = transactions;
        this.bookedAhead = bookedAhead;
        this.journal = journal;
    }

    List<ServiceType> all() {
        return services.all();
    }

    void create(Actor actor, ServiceType service) {
        actor.require(Role.ADMINISTRATOR);
        requireService(service);
        transactions.run(() -> {
            try {
                services.insert(service);
            } catch (DuplicateKeyException e) {
                throw new InvalidInput("services.code.taken", service.code());
            }
            journal.record(actor, "service.created", null, null, service.code());
            return service;
        });
    }

    void update(Actor actor, ServiceType seen, ServiceType wanted) {
        actor.require(Role.ADMINISTRATOR);
        requireService(wanted);
        if (!seen.code().equals(wanted.code())) {
            throw new InvalidInput("services.code.invalid");
        }
        transactions.run(() -> {
            ServiceType stored = services.lock(seen.code()).orElseThrow(() -> new NotFound("error.notFound"));
            ChangedMeanwhile.requireSame(seen, stored);
            if (!wanted.active()) {
                bookedAhead.requireNone(wanted.code());
            }
            services.update(wanted);
            journal.record(actor, "service.changed", null, wanted.code(), CentreChanges.of(seen, wanted));
            return wanted;
        });
    }

    private static void requireService(ServiceType service) {
        if (!service.code().equals(ServiceType.requireCode(service.code()))) {
            throw new InvalidInput("services.code.invalid");
        }
        if (service.name().pt().isBlank()) {
            throw new InvalidInput("services.name.missing");
        }
        if (service.name().en().isBlank()) {
            throw new InvalidInput("services.name.en.missing");
        }
        FieldLengths.require(service.name().pt(), 120);
        FieldLengths.require(service.name().en(), 120);
        if (service.minutes() < 5 || service.minutes() > 240) {
            throw new InvalidInput("services.minutes.invalid");
        }
    }
}
