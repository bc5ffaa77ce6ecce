/** Sending many instances over several associations. */
package io.niffler.standalone.send;
