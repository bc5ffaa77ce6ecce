package io.niffler.standalone.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;

/**
 * A unique index that also finds the documents of queries which have more conditions than its own fields. The stock index
 * answers only those that have no other, so that a guarded write, {@code {_id, revision: ...}}, would read the whole
 * collection. The collection checks the other conditions of what the index finds.
 */
final class IdIndex extends Index<Object> {
    private final Index<Object> stock;

    IdIndex(Index<Object> stock, boolean sparse) {
        super(stock.getName(), stock.getKeys(), sparse);
        this.stock = stock;
    }

    @Override
    public boolean canHandle(Document query) {
        return stock.canHandle(query) || isNarrowed(query);
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return stock.getPositions(stock.canHandle(query) ? query : ownFields(query));
    }

    /** Whether it asks for one value of each field, and for something else. */
    private boolean isNarrowed(Document query) {
        return query.keySet().containsAll(keySet())
                && keySet().stream().allMatch(key -> query.get(key) instanceof String)
                && stock.canHandle(ownFields(query));
    }

    private Document ownFields(Document query) {
        Document own = new Document();
        keySet().forEach(key -> own.put(key, query.get(key)));
        return own;
    }

    @Override
    public Object getPosition(Document document) {
        return stock.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        stock.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        stock.add(document, position, collection);
    }

    @Override
    public Object remove(Document document) {
        return stock.remove(document);
    }

    @Override
    public long getCount() {
        return stock.getCount();
    }

    @Override
    public boolean isEmpty() {
        return stock.isEmpty();
    }

    @Override
    public long getDataSize() {
        return stock.getDataSize();
    }

    @Override
    public void checkUpdate(Document old, Document changed, MongoCollection<Object> collection) {
        stock.checkUpdate(old, changed, collection);
    }

    @Override
    public void updateInPlace(Document old, Document changed, Object position, MongoCollection<Object> collection) {
        stock.updateInPlace(old, changed, position, collection);
    }

    @Override
    public void drop() {
        stock.drop();
    }

    @Override
    public boolean isUnique() {
        return stock.isUnique();
    }

    @Override
    public Document toIndexDescription() {
        return stock.toIndexDescription();
    }
}
