import { declare, type Field } from './field.ts'

/** What lists of people who follow or joined say: followers of an official account, members of communities. */
export const communitiesFields: readonly Field[] = [
  declare(['followers'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words:
      'openid, open id, wechat openid, follower id, fan id, from user name, 微信openid, 公众号openid, 用户openid, 粉丝编号, 粉丝id',
    weight: 2.5,
  }),
  declare(['members'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words:
      'external userid, external user id, member id, wechat id, weixin id, 微信号, 微信id, 群成员id, 成员id, 外部联系人id, 好友id',
    weight: 1.5,
  }),
  declare(['followers'], 'unionid', 'text', {
    en: 'Union ID',
    zh: 'UnionID',
    words: 'unionid, union id, wechat unionid, 微信unionid',
    weight: 2.5,
  }),
  declare(['followers', 'members'], 'nickname', 'text', {
    en: 'Nickname',
    zh: '昵称',
    words:
      'nickname, nick name, display name, wechat name, wechat nickname, screen name, 昵称, 微信昵称, 用户昵称, 粉丝昵称, 网名, 微信名, 微信名称, 好友昵称, 成员昵称, 客户昵称',
    weight: 2,
  }),
  declare(['followers'], 'followed_on', 'moment', {
    en: 'Followed on',
    zh: '关注时间',
    words:
      'followed on, followed at, follow time, follow date, subscribe time, subscribed on, subscribed at, subscription time, 关注时间, 关注日期, 订阅时间, 关注公众号时间, 首次关注时间',
    weight: 3,
  }),
  declare(['followers'], 'scene', 'text', {
    en: 'Followed through',
    zh: '关注来源',
    words:
      'subscribe scene, follow scene, qr scene, scene, follow source, 关注来源, 关注渠道, 关注场景, 来源场景, 渠道二维码',
    weight: 1,
  }),
  declare(['followers', 'members'], 'tags', 'list', {
    en: 'Tags',
    zh: '标签',
    words:
      'tags, tag, labels, label, tag list, tagid list, 标签, 标签列表, 用户标签, 粉丝标签, 客户标签, 企业标签',
    weight: 0.5,
  }),
  declare(['members'], 'group_name', 'text', {
    en: 'Group',
    zh: '群名称',
    words:
      'group, group name, community, community name, chat group, group chat, chat name, wechat group, 群, 群名, 群名称, 群聊, 群聊名称, 所在群, 所在群聊, 社群, 社群名称, 微信群, 微信群名称, 来源群',
    weight: 3,
  }),
  declare(['members'], 'remark', 'text', {
    en: 'Name in the group',
    zh: '群昵称',
    words:
      'remark, remark name, group nickname, name in group, alias, memo, note, notes, 备注, 备注名, 好友备注, 客户备注, 群昵称, 群内昵称, 群名片, 群备注, 入群昵称',
    weight: 1.5,
  }),
  declare(['members'], 'joined_on', 'moment', {
    en: 'Joined on',
    zh: '加入时间',
    words:
      'joined on, joined at, join date, join time, date joined, member since, added on, added at, friend since, 入群时间, 入群日期, 加群时间, 加入时间, 加入日期, 进群时间, 进群日期, 添加时间, 添加日期, 加好友时间, 好友添加时间',
    weight: 1.5,
  }),
]
