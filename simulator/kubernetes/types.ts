/** Type tokens that laws look objects up by. */
export const namespaceType = "kubernetes:core/v1:Namespace";
export const serviceAccountType = "kubernetes:core/v1:ServiceAccount";
export const storageClassType = "kubernetes:storage.k8s.io/v1:StorageClass";
export const definitionType = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";
export const releaseType = "kubernetes:helm.sh/v3:Release";
