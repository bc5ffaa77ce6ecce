/** Made-up patients, scanners and studies that look like a hospital's, for trying things out. */
package io.niffler.standalone.demo;
