/** A store inside this JVM that speaks MongoDB's wire protocol and loses no acknowledged write. */
package io.niffler.standalone.mongo;
