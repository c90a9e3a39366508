import { Modal, type ModalProps } from 'antd'

/**
 * A dialog over the page. The page behind needs no lock against scrolling, since only parts of it scroll; antd's lock
 * would write a style without a nonce, which the content security policy refuses.
 */
export function Dialog(props: ModalProps) {
  return <Modal {...props} scrollLock={false} />
}
