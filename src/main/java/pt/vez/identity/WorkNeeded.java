package pt.vez.identity;

import pt.vez.shared.DomainException;

/** The request must bring a proof of work, because its network or the address asked for had many requests. */
public class WorkNeeded extends DomainException {
    public WorkNeeded() {
        super("signin.work");
    }
}
