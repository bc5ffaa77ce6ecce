package io.niffler.dicom.net.dimse;

import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.ContextResult;
import io.niffler.dicom.net.ul.ProposedContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The presentation contexts that an association agreed on. */
public final class Contexts {
    private final AcceptedContext[] byId = new AcceptedContext[256];

    /** One agreed presentation context. */
    public record AcceptedContext(int id, String abstractSyntax, String transferSyntax) {}

    /** What of the proposed contexts was accepted; results without a proposal are ignored. */
    public static Contexts of(List<ProposedContext> proposed, AssociateAccept accept) {
        String[] abstractSyntaxes = new String[256];
        proposed.forEach(context -> abstractSyntaxes[context.id()] = context.abstractSyntax());
        Contexts contexts = new Contexts();
        for (ContextResult result : accept.contexts()) {
            String abstractSyntax = abstractSyntaxes[result.id()];
            if (result.isAccepted() && abstractSyntax != null) {
                contexts.byId[result.id()] = new AcceptedContext(result.id(), abstractSyntax, result.transferSyntax());
            }
        }
        return contexts;
    }

    /** The accepted context of that number, or null. */
    public AcceptedContext get(int id) {
        return byId[id];
    }

    /** The first accepted context of a SOP class in a transfer syntax, or null. */
    public AcceptedContext find(String abstractSyntax, String transferSyntax) {
        for (AcceptedContext context : byId) {
            if (context != null
                    && context.abstractSyntax().equals(abstractSyntax)
                    && context.transferSyntax().equals(transferSyntax)) {
                return context;
            }
        }
        return null;
    }

    /** The transfer syntaxes accepted for a SOP class. */
    public Set<String> transferSyntaxes(String abstractSyntax) {
        Set<String> found = new LinkedHashSet<>();
        for (AcceptedContext context : all()) {
            if (context.abstractSyntax().equals(abstractSyntax)) {
                found.add(context.transferSyntax());
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private List<AcceptedContext> all() {
        List<AcceptedContext> all = new ArrayList<>(Arrays.asList(byId));
        all.removeIf(context -> context == null);
        return all;
    }
}
