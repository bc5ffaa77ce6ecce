package io.niffler.dicom.net;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an association for query/retrieve proposes to the peer. All models in all operations together with the storage contexts may be
 * at most 128 presentation contexts (PS3.8 9.3.2.2).
 *
 * @param models at least one
 * @param operations at least one
 * @param relational asks for relational queries and retrievals: keys of any level without the unique keys of the levels above (PS3.4
 *     C.4.1.2.2.1, C.4.2.2.2.1). {@link QueryRetrieveScu#isRelational} tells whether the peer agreed
 * @param storage what C-GET may send us; of no use without {@link QueryOperation#GET}, and that is of no use without it
 */
public record QueryRetrieveProposal(
        Set<InformationModel> models,
        Set<QueryOperation> operations,
        boolean relational,
        List<PresentationContextRequest> storage) {

    /** Copies the collections and checks that they fit together. */
    public QueryRetrieveProposal {
        models = Set.copyOf(models);
        operations = Set.copyOf(operations);
        storage = List.copyOf(storage);
        if (models.isEmpty() || operations.isEmpty()) {
            throw new IllegalArgumentException("A query/retrieve association needs at least one information model and "
                    + "at least one operation.");
        }
        if (operations.contains(QueryOperation.GET) == storage.isEmpty()) {
            throw new IllegalArgumentException(
                    "C-GET needs the storage contexts it may use, and only C-GET needs them: "
                            + "propose both or neither.");
        }
    }

    /** Operations in one model, not relational, without C-GET. */
    public static QueryRetrieveProposal of(InformationModel model, QueryOperation... operations) {
        return new QueryRetrieveProposal(Set.of(model), Set.of(operations), false, List.of());
    }

    /** C-GET of these storage classes beside the operations of {@code this}. */
    public QueryRetrieveProposal withGet(Collection<PresentationContextRequest> contexts) {
        Set<QueryOperation> all = new HashSet<>(operations);
        all.add(QueryOperation.GET);
        return new QueryRetrieveProposal(models, all, relational, List.copyOf(contexts));
    }

    /** The same, and relational where the peer agrees. */
    public QueryRetrieveProposal withRelational() {
        return new QueryRetrieveProposal(models, operations, true, storage);
    }
}
